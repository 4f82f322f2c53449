"use strict";
// Filters over the cards of the page. Without scripts all of them are shown.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const words = document.getElementById("words");
  const rule = document.getElementById("rule");
  const platform = document.getElementById("platform");
  const shown = document.getElementById("shown");
  const cards = [...document.querySelectorAll("article.card")];
  const apply = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const severities = new Set([...form.querySelectorAll("input[name=severity]:checked")].map((box) => box.value));
    let count = 0;
    for (const card of cards) {
      const data = card.dataset;
      const fits =
        severities.has(data.severity) &&
        (!rule.value || data.rule === rule.value) &&
        (!platform.value || data.platform === platform.value) &&
        wanted.every((word) => data.search.includes(word));
      card.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${cards.length}`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((item) => (item.open = true)));
  form.hidden = false;
  apply();
})();
