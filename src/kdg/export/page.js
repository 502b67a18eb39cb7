"use strict";
(() => {
  const box = document.getElementById("_filter");
  const found = document.getElementById("_found");
  const main = document.getElementById("_main");
  // The same for full and half width, hiragana and katakana, capitals and small letters,
  // with or without ・ and ー, numbers with or without commas.
  const fold = (text) => text.normalize("NFKC").toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・ー‐‑–—-]/g, "").replace(/(\d),(?=\d)/g, "$1");

  // An entry knows its own words; those of the entries inside it are theirs.
  const entry = (element) => {
    const item = { element, words: element.dataset.entry + "|", inside: [], rows: [] };
    item.name = fold(item.words + (element.firstElementChild ? element.firstElementChild.textContent : ""));
    read(element, item);
    for (let row = element.nextElementSibling; element.tagName === "TR" && row && !row.hasAttribute("data-entry");) {
      item.rows.push(row);
      read(row, item);
      row = row.nextElementSibling;
    }
    item.words = fold(item.words);
    return item;
  };
  const read = (node, item) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) item.words += child.data;
      else if (child.nodeType !== Node.ELEMENT_NODE) continue;
      else if (child.hasAttribute("data-entry")) item.inside.push(entry(child));
      else read(child, item);
    }
    if (/^(P|T[DHR]|H[1-6]|LI|text)$/.test(node.nodeName)) item.words += "|";
  };
  const whole = { element: main, name: "", words: "", inside: [], rows: [] };
  read(main, whole);

  // What an entry's name says shows all that hangs below it; what its text says shows only itself.
  const show = (item, wanted, around) => {
    const named = around || wanted.every((word) => item.name.includes(word));
    const hit = named || wanted.every((word) => item.words.includes(word));
    let count = hit && !around ? 1 : 0;
    let any = hit;
    for (const inner of item.inside) {
      const [shown, inside] = show(inner, wanted, named);
      any = shown || any;
      count += inside;
    }
    for (const element of [item.element, ...item.rows]) element.hidden = !any;
    item.element.classList.toggle("context", any && !hit);
    return [any, count];
  };
  const apply = () => {
    const wanted = box.value.trim().split(/\s+/).map(fold).filter(Boolean);
    const active = wanted.length > 0;
    let count = 0;
    for (const item of whole.inside) count += show(item, wanted, !active)[1];
    document.body.classList.toggle("filtered", active);
    found.textContent = !active ? "" : count ? found.dataset.many.replace("#", count) : found.dataset.none;
  };
  box.addEventListener("input", apply);
  // A link to something that is hidden shows everything again.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      box.value = "";
      apply();
    }
  });
  box.closest("[hidden]").hidden = false;
  // Beside the text the contents are open, above it they would push it away.
  const contents = document.querySelector("nav details");
  if (contents) contents.open = matchMedia("(min-width: 64rem)").matches;
  apply();
})();
