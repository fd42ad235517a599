import { availableParallelism } from "node:os";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { TokenLimits } from "../../understand/subjects/reading-model.ts";

/** A text, and the address of the answer that it follows. */
export type EncodedText = { readonly text: string; readonly after?: string | undefined };

/** A question has few tokens: more threads than this gain little. */
const mostThreads = 2;

/** Texts to vectors. Holds some 250 MB; there is one, in a process of its own. */
export class TextEncoder {
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;
  readonly #limits: TokenLimits;

  private constructor(session: InferenceSession, tokenizer: Tokenizer, limits: TokenLimits) {
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.#limits = limits;
  }

  /**
   * @param model the path of encoder.onnx
   * @param tokenizer the content of tokenizer.json
   * @throws Error where one of them cannot be read
   */
  static async from(model: string, tokenizer: string, limits: TokenLimits): Promise<TextEncoder> {
    const session = await InferenceSession.create(model, {
      intraOpNumThreads: Math.min(mostThreads, availableParallelism()),
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
    return new TextEncoder(session, new Tokenizer(JSON.parse(tokenizer), {}), limits);
  }

  /** The vector of a text, read together with the address of the answer before it. */
  async encode(text: EncodedText): Promise<Float32Array> {
    const ids = this.tokensOf(text);
    const input = new Tensor("int64", BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const { vector } = await this.#session.run({ ids: input });
    return Float32Array.from(vector?.data as Float32Array);
  }

  /** Token ids as `encode` in training/reader.py makes them: of a long text its beginning and its end. */
  tokensOf({ text, after }: EncodedText): readonly number[] {
    const { start, end, most, first, mostBefore, mostCharacters } = this.#limits;
    const before = after === undefined ? [] : this.#cut(`after ${wordsOf(after)}:`).slice(0, mostBefore);
    const ids = this.#cut(shortened(text, mostCharacters));
    const room = most - 2 - before.length;
    const kept = ids.length > room ? [...ids.slice(0, first), ...ids.slice(first - room)] : ids;
    return [start, ...before, ...kept, end];
  }

  #cut = (text: string): number[] => this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
}

const wordsOf = (address: string): string => address.replaceAll(/[/+-]/g, " ");

/** By code points, as Python counts. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = [...text];
  if (letters.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${letters.slice(0, half).join("")} ${letters.slice(-half).join("")}`;
}
