"use strict";
(() => {
  const root = document.documentElement;
  const toggle = document.getElementById("theme");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (toggle) {
    const label = () => { toggle.textContent = isDark() ? toggle.dataset.light : toggle.dataset.dark; };
    toggle.hidden = false;
    label();
    toggle.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; label(); });
  }
  const number = (text) => {
    const match = text.replace(/,(?=\d{3})/g, "").match(/^[$×~<>≤≥ ]*(-?\d+(?:\.\d+)?)(?:–[\d.]+)? ?([a-z]+)?/i);
    if (!match) return null;
    const factors = { thousand: 1e3, million: 1e6, billion: 1e9, ms: 1e-3, min: 60, h: 3600, day: 86400, days: 86400, week: 604800, weeks: 604800 };
    return parseFloat(match[1]) * (factors[match[2]] || 1);
  };
  for (const table of document.querySelectorAll("table")) {
    const head = table.tHead && table.tHead.rows[0];
    const body = table.tBodies[0];
    if (!head || !body || body.rows.length < 3) continue;
    [...head.cells].forEach((cell, column) => {
      if (!cell.textContent.trim()) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", () => {
        const down = cell.getAttribute("aria-sort") === "ascending";
        for (const other of head.cells) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].map((row) => [row, (row.cells[column] || row).textContent.trim()]);
        // A column of amounts may hold words where there is none; those come last.
        const stated = rows.filter(([, text]) => text);
        const numeric = 2 * stated.filter(([, text]) => number(text) !== null).length > stated.length;
        const isLast = (text) => !text || (numeric && number(text) === null);
        rows.sort(([, a], [, b]) => {
          if (isLast(a) || isLast(b)) return isLast(a) ? (isLast(b) ? 0 : 1) : -1;
          const order = numeric ? number(a) - number(b) : a.localeCompare(b, "en", { numeric: true });
          return down ? -order : order;
        });
        body.append(...rows.map(([row]) => row));
      });
    });
  }
  for (const tools of document.querySelectorAll(".tools")) {
    const holder = tools.nextElementSibling;
    const picture = holder && holder.querySelector("svg");
    if (!picture) continue;
    const whole = picture.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    let box = [...whole];
    const show = () => {
      picture.setAttribute("viewBox", box.join(" "));
      holder.classList.toggle("zoomed", box[2] < whole[2] - 1);
    };
    const zoom = (factor, x = 0.5, y = 0.5) => {
      const width = Math.min(whole[2], Math.max(whole[2] / 12, box[2] * factor));
      const height = width * whole[3] / whole[2];
      box = [box[0] + (box[2] - width) * x, box[1] + (box[3] - height) * y, width, height];
      move(0, 0);
    };
    const move = (x, y) => {
      box[0] = Math.min(whole[0] + whole[2] - box[2], Math.max(whole[0], box[0] + x * box[2]));
      box[1] = Math.min(whole[1] + whole[3] - box[3], Math.max(whole[1], box[1] + y * box[3]));
      show();
    };
    const acts = {
      in: () => zoom(1 / 1.4), out: () => zoom(1.4), fit: () => { box = [...whole]; show(); },
      full: () => { if (document.fullscreenElement) document.exitFullscreen(); else if (holder.requestFullscreen) holder.requestFullscreen(); },
    };
    tools.hidden = false;
    for (const button of tools.querySelectorAll("button")) button.addEventListener("click", acts[button.dataset.act]);
    holder.tabIndex = 0;
    holder.addEventListener("keydown", (event) => {
      const keys = { "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.fit, ArrowLeft: () => move(-0.1, 0), ArrowRight: () => move(0.1, 0), ArrowUp: () => move(0, -0.1), ArrowDown: () => move(0, 0.1) };
      if (event.target !== holder || !keys[event.key]) return;
      if (event.key.startsWith("Arrow") && !holder.classList.contains("zoomed")) return;
      event.preventDefault();
      keys[event.key]();
    });
    holder.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !document.fullscreenElement) return;
      event.preventDefault();
      const place = picture.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, (event.clientX - place.left) / place.width, (event.clientY - place.top) / place.height);
    }, { passive: false });
    let from = null;
    picture.addEventListener("pointerdown", (event) => { if (holder.classList.contains("zoomed") && !event.target.closest("a")) { from = event; picture.setPointerCapture(event.pointerId); } });
    picture.addEventListener("pointerup", () => { from = null; });
    picture.addEventListener("pointermove", (event) => {
      if (!from) return;
      const place = picture.getBoundingClientRect();
      move((from.clientX - event.clientX) / place.width, (from.clientY - event.clientY) / place.height);
      from = event;
    });
  }
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const folded = target && target.closest("details");
    if (folded) { folded.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => { for (const folded of document.querySelectorAll("details.record")) folded.open = true; });
})();
