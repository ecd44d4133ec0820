/** A promise that something can be used; made anew each time that is begun again after it was kept or broken. */
export class Readiness<Value> {
  promise!: Promise<Value>;
  isSettled = true;
  private keep: (value: Value) => void = () => undefined;
  private breakOff: (reason: Error) => void = () => undefined;

  constructor() {
    this.begin();
  }

  begin(): void {
    if (!this.isSettled) return;
    this.isSettled = false;
    this.promise = new Promise((keep, breakOff) => {
      this.keep = keep;
      this.breakOff = breakOff;
    });
    this.promise.catch(() => undefined);  // whom it concerns gets an event too
  }

  fulfil(value: Value): void {
    this.isSettled = true;
    this.keep(value);
  }

  refuse(reason: unknown): void {
    this.isSettled = true;
    this.breakOff(reason instanceof Error ? reason : new Error(String(reason)));
  }
}
