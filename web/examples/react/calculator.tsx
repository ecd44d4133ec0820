// <ismap-calculator> in React 19: a change of `value` sets the property, the event is listened to by a reference.
import { useEffect, useRef, useState } from "react";
import type { IsmapCalculatorElement, IsmapEvents } from "../../widget/ismap-calculator";

export function Calculator() {
  const element = useRef<IsmapCalculatorElement>(null);
  const [value, setValue] = useState("confidentiality=2");
  const [outcome, setOutcome] = useState("");

  useEffect(() => {
    const take = ({ detail }: IsmapEvents["ismap-result"]) => {
      if (detail.mode === "classify") setOutcome(detail.row.result.outcome);
    };
    const { current } = element;
    current?.addEventListener("ismap-result", take);
    return () => current?.removeEventListener("ismap-result", take);
  }, []);

  return (
    <>
      <p>判定結果: <output>{outcome}</output></p>
      <button type="button" onClick={() => setValue("confidentiality=2&service_model=IaaS")}>IaaSとして判定する</button>
      <ismap-calculator ref={element} mode="classify" as-of="2026-11-23" value={value} />
    </>
  );
}
