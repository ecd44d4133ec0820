/** What is worked on, which outlives the views of it: answers, names, the chosen file. */
import type { App } from "./app";
import { Workload } from "./classify/workload";
import type { Filing } from "../../wasm/package/src/filing";
import type { Loader } from "../../wasm/package/src/load";
import type { Registrations } from "./expiry/registrations";
import type { Checking } from "./register/checker";
import { RegisterChoice } from "./register/choice";
import type { Views } from "./stage";

/** The parts that something is worked on in. Each is a file of its own, loaded when it is first shown. */
export const workingParts = {
  classify: () => import("./classify/view"),
  expiry: () => import("./expiry/view"),
  register: () => import("./register/view"),
};

export class Work {
  readonly workload: Workload;
  private registrations: Registrations | undefined;
  readonly choice = new RegisterChoice();
  readonly views: Required<Pick<Views, keyof typeof workingParts>>;

  /** `filing`: with policies that hold from the start. */
  constructor(app: App, loader: Loader, checking: Checking, filing?: Filing) {
    this.workload = new Workload(app, () => loader.module("ismap_filing"), filing);
    this.views = {
      classify: async () => (await workingParts.classify()).classifyView(app, this.workload),
      expiry: async () => {
        const [view, core] = await Promise.all([workingParts.expiry(), app.dayReader()]);
        this.registrations ??= new view.Registrations(app);
        return view.expiryView(app, core, this.registrations);
      },
      register: async () => (await workingParts.register()).registerView(app, checking, this.choice),
    };
  }
}
