import type { PathHandler } from "../src/adapter.ts";
import { type Serving, serve } from "../src/runtime/http-server.ts";
import { newPathTable, type PathTable } from "../src/runtime/path-table.ts";

/** The ports of a process: one that its platforms share, and those that only an operator's programs ask. */
export class Servers {
  readonly #host: string;
  readonly #sharedPort: number;
  readonly #sharedPaths: PathTable;
  readonly #open: Serving[] = [];
  #shared: Promise<Serving> | undefined;

  /** @param always what the shared port answers whichever platforms there are */
  constructor(host: string, sharedPort: number, always: readonly PathHandler[]) {
    this.#host = host;
    this.#sharedPort = sharedPort;
    this.#sharedPaths = newPathTable(always);
  }

  /**
   * Opens a port of its own.
   * @throws Error in a sentence that names the setting, when the port cannot be had.
   */
  async open(handlers: readonly PathHandler[], port: number, setting: string): Promise<void> {
    this.#open.push(await serve(newPathTable(handlers), { port, host: this.#host, setting }));
  }

  /**
   * Serves what a platform answers on the port that all share, which the first of them opens.
   * @returns the address: "127.0.0.1:8600"
   * @throws Error in a sentence, when the port cannot be had or another platform answers the same path.
   */
  async share(handler: PathHandler): Promise<string> {
    this.#sharedPaths.add(handler);
    this.#shared ??= this.#openShared();
    const { port } = await this.#shared;
    return `${this.#host}:${port}`;
  }

  /** Takes no more requests, and lets those in hand be answered. */
  async close(): Promise<void> {
    await Promise.all(this.#open.map(({ close }) => close()));
  }

  async #openShared(): Promise<Serving> {
    const server = await serve(this.#sharedPaths, { port: this.#sharedPort, host: this.#host, setting: "PORT" });
    this.#open.push(server);
    return server;
  }
}
