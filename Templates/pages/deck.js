"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const keys = document.querySelector(".keys");
  if (!slides.length || !keys) return;
  const start = slides.findIndex((slide) => "#" + slide.id === location.hash);
  let current = Math.max(0, start);
  const show = (index) => {
    current = Math.min(slides.length - 1, Math.max(0, index));
    slides.forEach((slide, place) => slide.classList.toggle("current", place === current));
    slides[current].focus({ preventScroll: true });
    history.replaceState(null, "", "#" + slides[current].id);
  };
  const acts = {
    back: () => show(current - 1), on: () => show(current + 1),
    notes: () => keys.querySelector("[data-act=notes]").setAttribute("aria-pressed", String(root.classList.toggle("with-notes"))),
  };
  for (const button of keys.querySelectorAll("button")) button.addEventListener("click", acts[button.dataset.act]);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const on = { ArrowRight: acts.on, ArrowDown: acts.on, PageDown: acts.on, ArrowLeft: acts.back, ArrowUp: acts.back, PageUp: acts.back, n: acts.notes, Home: () => show(0), End: () => show(slides.length - 1) };
    const act = event.key === " " && event.target.tagName !== "BUTTON" ? acts.on : on[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  root.classList.add("shows");
  keys.hidden = false;
  show(current);
})();
