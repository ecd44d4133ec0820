/** What stays when the language or the day changes: the chosen register, how it is to be read, who waits for what is found. */
import type { RegisterResult } from "../results";
import type { CheckRequest } from "./messages";

export class RegisterChoice {
  links: CheckRequest["links"] = "auto";
  encoding = "";
  private chosen: File | undefined;
  private waiting: { found(result: RegisterResult): void; failed(reason: Error): void } | undefined;

  get file(): File | undefined {
    return this.chosen;
  }

  choose(file: File | undefined): void {
    this.refuse("Another register was chosen");
    this.chosen = file;
  }

  /** What is found in the file that has been chosen, once it is shown. */
  found(): Promise<RegisterResult> {
    return new Promise((found, failed) => { this.waiting = { found, failed }; });
  }

  give(result: RegisterResult): void {
    this.waiting?.found(result);
    this.waiting = undefined;
  }

  refuse(why: string): void {
    this.waiting?.failed(new Error(why));
    this.waiting = undefined;
  }
}
