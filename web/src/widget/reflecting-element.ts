/** The properties that are attributes and no more. */
import { type Theme, themes } from "../theme";
import { buildNames, dayForms, modes, oneOf } from "./attributes";
import type { Mode } from "./public";

export class ReflectingElement extends HTMLElement {
  get mode(): Mode {
    return oneOf(modes, this.getAttribute("mode"));
  }

  set mode(mode: Mode) {
    this.setAttribute("mode", mode);
  }

  get days(): "western" | "era" {
    return oneOf(dayForms, this.getAttribute("days"));
  }

  set days(days: "western" | "era") {
    this.setAttribute("days", days);
  }

  get theme(): Theme {
    return oneOf(themes, this.getAttribute("theme"));
  }

  set theme(theme: Theme) {
    this.setAttribute("theme", theme);
  }

  get build(): "auto" | "js" {
    return oneOf(buildNames, this.getAttribute("build"));
  }

  set build(build: "auto" | "js") {
    this.setAttribute("build", build);
  }

  get policy(): string {
    return this.getAttribute("policy") ?? "";
  }

  set policy(address: string) {
    this.setOrRemove("policy", address);
  }

  get pageHref(): string {
    return this.getAttribute("page-href") ?? "";
  }

  set pageHref(address: string) {
    this.setOrRemove("page-href", address);
  }

  get headingLevel(): number {
    const level = Number(this.getAttribute("heading-level") ?? 2);
    return level >= 1 && level <= 6 ? Math.floor(level) : 2;
  }

  set headingLevel(level: number) {
    this.setAttribute("heading-level", String(level));
  }

  get name(): string {
    return this.getAttribute("name") ?? "";
  }

  set name(name: string) {
    this.setOrRemove("name", name);
  }

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }

  set disabled(isDisabled: boolean) {
    this.toggleAttribute("disabled", isDisabled);
  }

  protected setOrRemove(name: string, value: string): void {
    if (value) this.setAttribute(name, value);
    else this.removeAttribute(name);
  }
}
