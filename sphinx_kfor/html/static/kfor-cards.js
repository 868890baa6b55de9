// Evidence cards: what stands behind a quotation, a citation or a figure, beside the words that use it.
// Without this script each mark is a plain link to the annex, or to the page of its source.
(() => {
  "use strict";
  const USES = "[data-kfor-card]", EDGE = 8, LEAST = 120, OPEN = 120, CLOSE = 280;
  const words = document.getElementById("kfor-card-words");
  if (!words) return;
  let card = null, use = null, pinned = false, quiet = false, touched = false, timer = 0, at = null;

  const link = (one) => one.querySelector("a[href]") || one;
  const later = (task, wait) => { clearTimeout(timer); timer = setTimeout(task, wait); };
  const about = (target) => (target instanceof Element ? target.closest(USES) : null);
  const inCard = (target) => card !== null && target instanceof Node && card.contains(target);

  function fill(one) {
    const found = document.getElementById(`kfor-card-${one.dataset.kforCard}`);
    if (!found) return null;
    const made = document.createElement("div");
    made.className = "kfor-card";
    made.setAttribute("role", "dialog");
    made.append(found.content.cloneNode(true));
    for (const told of made.querySelectorAll("[data-of]")) {
      const source = document.getElementById(`kfor-card-of-${told.dataset.of}`);
      if (source) told.append(source.content.cloneNode(true));
    }
    const title = made.querySelector("p");
    if (title) {
      title.id = "kfor-card-title";
      made.setAttribute("aria-labelledby", title.id);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "kfor-card-close";
    close.setAttribute("aria-label", words.dataset.close);
    close.textContent = "\u00d7";
    close.addEventListener("click", () => hide(true));
    made.append(close);
    return made;
  }

  function show(one, pin) {
    clearTimeout(timer);
    if (use === one) { pinned = pinned || pin; return; }
    hide(false);
    card = fill(one);
    if (!card) return;
    use = one;
    pinned = pin;
    // Right behind its use, so that the keyboard goes on into it; on top of all, so that nothing cuts it off.
    one.after(card);
    if (card.showPopover) { card.popover = "manual"; card.showPopover(); }
    link(one).setAttribute("aria-expanded", "true");
    place();
  }

  function hide(back) {
    clearTimeout(timer);
    if (!card) return;
    const old = use, held = card.contains(document.activeElement);
    card.remove();
    card = use = null;
    pinned = false;
    link(old).setAttribute("aria-expanded", "false");
    if (back && held) { quiet = true; link(old).focus(); quiet = false; }
  }

  // Below the line that uses it, above where there is more room, and never beyond the window.
  function place() {
    if (!card) return;
    const lines = [...use.getClientRects()];
    const line = lines.find((one) => at !== null && one.top - 2 <= at && at <= one.bottom + 2) || lines[lines.length - 1];
    if (!line) return hide(false);
    // What the keyboard is at may still be on its way into the window: a page may scroll slowly.
    const held = card.contains(document.activeElement) || use.contains(document.activeElement);
    if ((line.bottom < 0 || line.top > window.innerHeight) && !held) return hide(false);
    const wide = document.documentElement.clientWidth, high = window.innerHeight;
    const rtl = getComputedStyle(use).direction === "rtl";
    // What has no room on either side scrolls inside the larger one, and does not cover its use.
    const under = high - EDGE - line.bottom - 6, over = line.top - 6 - EDGE;
    card.style.maxHeight = "";
    let { width, height } = card.getBoundingClientRect();
    const room = Math.max(under, over, LEAST);
    if (height > room) card.style.maxHeight = `${height = room}px`;
    const left = rtl ? line.right - width : line.left;
    const top = height <= under || under >= over ? line.bottom + 6 : line.top - 6 - height;
    card.style.left = `${Math.max(EDGE, Math.min(left, wide - width - EDGE))}px`;
    card.style.top = `${Math.max(EDGE, Math.min(top, high - height - EDGE))}px`;
  }

  for (const one of document.querySelectorAll(USES)) {
    const handle = link(one);
    if (handle === one) {
      one.tabIndex = 0;
      one.setAttribute("role", "button");
    }
    handle.setAttribute("aria-haspopup", "dialog");
    handle.setAttribute("aria-expanded", "false");
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const one = about(event.target);
    if (one) {
      if (use !== one) at = event.clientY;
      later(() => show(one, false), use ? CLOSE : OPEN);
      if (use === one) clearTimeout(timer);
    } else if (inCard(event.target)) clearTimeout(timer);
    else if (card && !pinned && !inCard(document.activeElement) && about(document.activeElement) !== use)
      later(() => hide(false), CLOSE);
    else if (!card) clearTimeout(timer);
  });

  document.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse"; }, true);

  document.addEventListener("focusin", (event) => {
    const one = about(event.target);
    // A finger that touches a link brings the focus there before it is lifted: its tap opens the card.
    if (one) { if (!quiet && !touched) { at = null; show(one, false); } }
    else if (!inCard(event.target)) hide(false);
  });

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const one = about(event.target);
    if (one) {
      // A mouse and the keyboard follow a link, since they have seen the card; a finger does with its second tap.
      const followed = event.target.closest("a") && (!touched || (use === one && pinned));
      if (followed) { if (touched) hide(false); return; }
      if (event.detail) at = event.clientY;
      event.preventDefault();
      show(one, true);
    } else if (!inCard(event.target)) hide(false);
  });

  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key === "Escape" && card) { event.preventDefault(); hide(true); return; }
    if (event.target === use && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); use.click(); }
  });

  window.addEventListener("scroll", () => requestAnimationFrame(place), { passive: true, capture: true });
  window.addEventListener("resize", () => requestAnimationFrame(place));
  window.addEventListener("beforeprint", () => hide(false));
})();
