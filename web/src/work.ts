/** What is worked on, which outlives the views of it: answers, names, the chosen file. */
import type { App } from "./app";
import { Workload } from "./classify/workload";
import type { Loader } from "../../wasm/package/src/load";
import { Registrations } from "./expiry/registrations";
import type { Checking } from "./register/checker";
import type { RegisterChoice } from "./register/view";
import type { Views } from "./stage";

/** The parts that something is worked on in. Each is a file of its own, loaded when it is first shown. */
export const workingParts = {
  classify: () => import("./classify/view"),
  expiry: () => import("./expiry/view"),
  register: () => import("./register/view"),
};

export class Work {
  readonly workload: Workload;
  readonly registrations: Registrations;
  readonly choice: RegisterChoice = { file: undefined, links: "auto", encoding: "" };
  readonly views: Required<Pick<Views, keyof typeof workingParts>>;

  constructor(app: App, loader: Loader, checking: Checking) {
    this.workload = new Workload(app, () => loader.module("ismap_filing"));
    this.registrations = new Registrations(app);
    this.views = {
      classify: async () => (await workingParts.classify()).classifyView(app, this.workload),
      expiry: async () => {
        const [view, core] = await Promise.all([workingParts.expiry(), app.dayReader()]);
        return view.expiryView(app, core, this.registrations);
      },
      register: async () => (await workingParts.register()).registerView(app, checking, this.choice),
    };
  }
}
