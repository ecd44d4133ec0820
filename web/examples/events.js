// Shows what the widget tells the page around it.
const told = document.querySelector("#told");

document.addEventListener("ismap-ready", ({ detail }) => {
  told.append(`${detail.version}, rules of ${detail.rulesVersion} (${detail.rulesDigest}), ${detail.activeBuild}\n`);
});
document.addEventListener("ismap-result", ({ detail }) => {
  if (detail.mode === "expiry") for (const { typed, window } of detail.windows) told.append(`${typed}: ${window?.expires_on}\n`);
  if (detail.mode === "classify") told.append(`${detail.row.result.outcome}\n`);
  if (detail.mode === "register") told.append(`${detail.summary.rows} rows\n`);
});
document.addEventListener("ismap-error", ({ detail }) => told.append(`${detail.message.ja} / ${detail.message.en}\n`));
