"use strict";
// The page is whole without this: it sorts, searches and opens what a link leads to.
(() => {
  const table = document.querySelector(".book");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];

  const value = (row, column) => row.cells[column].dataset.v ?? "";
  const compare = (one, other) => {
    const [a, b] = [Number(one), Number(other)];
    const numbers = one !== "" && other !== "" && !Number.isNaN(a) && !Number.isNaN(b);
    return numbers ? a - b : one.localeCompare(other, document.documentElement.lang, { numeric: true });
  };
  heads.forEach((head, column) => head.querySelector("button").addEventListener("click", (event) => {
    const first = event.currentTarget.dataset.first;
    const other = first === "ascending" ? "descending" : "ascending";
    const order = head.getAttribute("aria-sort") === first ? other : first;
    heads.forEach((it) => it.setAttribute("aria-sort", it === head ? order : "none"));
    const sign = order === "ascending" ? 1 : -1;
    rows.sort((one, other) => sign * compare(value(one, column), value(other, column)));
    body.append(...rows);
  }));

  const tools = document.querySelector(".tools");
  const search = document.getElementById("search");
  const look = document.getElementById("look");
  const found = document.getElementById("found");
  const folded = (text) => text.normalize("NFC").toLowerCase();
  const filter = () => {
    const asked = folded(search.value.trim());
    let count = 0;
    for (const row of rows) {
      const fits = folded(row.cells[0].textContent).includes(asked) && (!look.checked || row.classList.contains("look"));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    found.textContent = asked || look.checked ? found.dataset.of.replace("{found}", count) : "";
  };
  tools.hidden = false;
  tools.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", filter);
  look.addEventListener("change", filter);

  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target?.tagName === "DETAILS") {
      target.open = true;
      target.querySelector("summary").focus();
    }
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    // The same link a second time changes no address.
    if (event.target.closest?.("a")?.hash === location.hash) open();
  });
  open();
})();
