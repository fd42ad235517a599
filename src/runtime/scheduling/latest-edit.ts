/**
 * What one message is to show when several edits are made to it in quick succession. The newest wins: a picture that
 * comes late never brings back the page that it was drawn for.
 */
export class LatestEdit<Edit> {
  #latest: Edit;
  #sending: Promise<unknown> | undefined;

  constructor(edit: Edit) {
    this.#latest = edit;
  }

  isLatest(edit: Edit): boolean {
    return edit === this.#latest;
  }

  /** A newer edit takes the place of all before it. */
  replace(edit: Edit): void {
    this.#latest = edit;
  }

  /** Waits for an edit that is being sent right now, so that it does not arrive after one that is sent next. */
  async settled(): Promise<void> {
    await this.#sending?.catch(() => undefined);
  }

  /**
   * Sends an edit unless there is a newer one, which would have to wait until this one has settled.
   * @returns undefined where there is a newer one
   * @throws what `send` throws
   */
  async sendIfLatest<Sent>(edit: Edit, send: () => Promise<Sent>): Promise<Sent | undefined> {
    if (!this.isLatest(edit)) return undefined;
    const sending = send();
    this.#sending = sending;
    try {
      return await sending;
    } finally {
      if (this.#sending === sending) this.#sending = undefined;
    }
  }

  /**
   * For newer edits that cannot wait: sends an edit unless there is a newer one, and afterwards whatever came
   * meanwhile, since that has been overwritten.
   * @throws what `send` throws
   */
  async sendUntilLatest(edit: Edit, send: (edit: Edit) => Promise<unknown>): Promise<void> {
    if (!this.isLatest(edit)) return;
    let sent: Edit;
    do {
      sent = this.#latest;
      await send(sent);
    } while (!this.isLatest(sent));
  }
}
