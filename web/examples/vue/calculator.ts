// <ismap-calculator> in Vue 3: ".value" gives a property, "@ismap-result" listens. Where templates are compiled by a plugin,
// tell it `isCustomElement: (tag) => tag === "ismap-calculator"`, and write the same in <template>.
import { defineComponent, h, ref } from "vue";
import type { IsmapEvents } from "../../widget/ismap-calculator";

export const Calculator = defineComponent(() => {
  const value = ref("confidentiality=2");
  const outcome = ref("");

  const take = ({ detail }: IsmapEvents["ismap-result"]) => {
    if (detail.mode === "classify") outcome.value = detail.row.result.outcome;
  };

  return () => [
    h("p", ["判定結果: ", h("output", outcome.value)]),
    h("button", { type: "button", onClick: () => { value.value = "confidentiality=2&service_model=IaaS"; } }, "IaaSとして判定する"),
    h("ismap-calculator", { mode: "classify", "as-of": "2026-11-23", ".value": value.value, onIsmapResult: take }),
  ];
});
