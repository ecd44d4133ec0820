// Inputs at random, the same ones on every machine: what people type, now and then wrong.

/** Marsaglia's xorshift, 32 bits. */
export function random(seed) {
  let state = seed;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (count) => next() % count;
  return { below, chance: (percent) => below(100) < percent, one: (of) => of[below(of.length)] };
}

const degrees = ["negligible", "limited", "serious", "severe", "軽微", "限定的", "重大", "甚大", "low", "moderate", "high", "低位"];
const words = {
  organisation_type: ["national_agency", "国の行政機関", "独立行政法人", "designated_corporation", "local_government", "地方公共団体", "その他", "省"],
  network_model: ["alpha", "α′", "α'", "β", "beta_prime", "gamma"],
  service_model: ["SaaS", "SaaS", "SaaS", "ＰａａＳ", "iaas", "FaaS"],
  confidentiality: ["1", "2", "2", "2;1", "３", "3A", "3B;2", "2;不明", "4"],
  integrity: ["1", "2", "1;2", "不明"],
  availability: ["1", "2", "１", "3"],
  is_secret_document: ["はい", "いいえ", "no", "maybe"],
  is_probably_non_disclosable: ["yes", "いいえ", true, false],
  impact_confidentiality: degrees,
  impact_integrity: degrees,
  impact_availability: degrees,
  target_work: ["policy-coordination", "none", "該当なし", "expert-hearing", "given, away", "\"quoted\""],
  workload_name: ["会議", "a,b", "一行\n二行", "=1+1", "\u{20BB7}野家", ""],
};
const questions = ["rights", "work", "assets", "trust"].flatMap((kind) =>
  ["confidentiality", "integrity", "availability"].map((aspect) => `impact_${aspect}_${kind}`));

/** A workload as an object of answers. */
export function workload({ chance, one }) {
  const answers = {};
  const answered = one([15, 50, 90]);
  for (const [name, of] of Object.entries(words)) if (chance(answered)) answers[name] = one(of);
  if (chance(30)) for (const name of questions) if (chance(answered)) answers[name] = one(degrees);
  if (chance(5)) answers.unknown_column = one([null, 3.5, ["a", "b"]]);
  // The tool takes no object without an answer.
  if (!Object.keys(answers).some((name) => name in words && name !== "workload_name")) answers.service_model = "SaaS";
  return answers;
}

/** A day as somebody types it; `readable` says whether it is one. */
export function typedDay({ below, chance, one }) {
  const year = 2020 + below(12);
  const month = 1 + below(12);
  const day = 1 + below(chance(90) ? 28 : 33);
  const two = (n) => String(n).padStart(2, "0");
  return one([
    `${year}-${two(month)}-${two(day)}`,
    `${year}/${month}/${day}`,
    `令和${year - 2018}年${month}月${day}日`,
    `R${year - 2018}.${month}.${day}`,
    `${year}${two(month)}${two(day)}`,
    `${year}年${month}月${day}日`.replace(/[0-9]/g, (d) => String.fromCharCode(0xff10 + Number(d))),
  ]);
}
