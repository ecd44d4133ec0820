// Somebody's page: every part of the package, its results on the page.
import { loadCore, loadExpiry, loadExplanation, loadFiling, loadRegisters } from "ismap";

const show = (id, text) => { document.getElementById(id).textContent = text; };

const asOf = "2026-11-23";
const answers = { organisation_type: "national_agency", service_model: "SaaS", confidentiality: "2", target_work: "none" };

async function showAll() {
  const core = await loadCore();
  show("build", core.build);
  show("list", core.classify(answers, asOf, "ja").words.outcome);
  show("expires", (await loadExpiry()).window("R6.3.31", "ismap", asOf, "ja").window.expires_on);
  show("rule", (await loadExplanation()).topics("V1", "ja")[0].title);
  show("record", (await loadFiling()).record(answers, asOf, "ja").markdown.split("\n")[0]);

  const file = new File(["登録番号,監査対象期間末日\nC21-0001-2,2024-03-31\nC21-0002-2,2026-03-31\n"], "register.csv");
  const register = await (await loadRegisters()).check(file, { asOf, language: "ja" });
  show("expired", [...register.rows({ statuses: ["expired"] })].map(({ line }) => line).join());
  document.documentElement.dataset.ready = "";
}

showAll();
