// What the pages do beyond links and forms: filter as you type, keys, and one line opened beside the list.
// Everything works without this script.
"use strict";
(() => {
  const main = document.getElementById("main");
  if (!main) return;
  const isTyping = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  // Lines of a list: j and k go from one to the next, Enter opens it.
  const entries = () => [...main.querySelectorAll(".entry")].filter((entry) => !entry.hidden);
  let here = -1;
  const goTo = (step) => {
    const listed = entries();
    if (!listed.length) return;
    main.querySelectorAll(".is-here").forEach((entry) => entry.classList.remove("is-here"));
    here = Math.min(Math.max(here + step, 0), listed.length - 1);
    const entry = listed[here];
    entry.classList.add("is-here");
    (entry.querySelector("a.lead") || entry.querySelector("a"))?.focus();
    entry.scrollIntoView({ block: "nearest" });
  };

  // Filter as you type: leaves of a list the lines that hold all the words; the whole ledger is a search away.
  const lists = [...main.querySelectorAll(".entries, .table tbody")];
  const lines = lists.flatMap((list) => [...list.children]);
  if (lines.length > 4 && !main.querySelector("[data-no-narrow]")) {
    const label = document.createElement("label");
    label.className = "narrow";
    label.textContent = "Narrow these lines ";
    const field = document.createElement("input");
    field.type = "search";
    field.autocomplete = "off";
    field.dataset.key = "f";
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    label.append(field, told);
    const first = lists[0].closest(".table") || lists[0];
    first.before(label);
    const texts = lines.map((line) => line.textContent.toLowerCase());
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      lines.forEach((line, place) => {
        line.hidden = !words.every((word) => texts[place].includes(word));
        shown += line.hidden ? 0 : 1;
      });
      here = -1;
      told.textContent = words.length ? ` ${shown} of ${lines.length} on this page` : "";
    });
  }

  // A line opened beside the list: o on a line, or a click with Alt.
  let panel = null;
  let opener = null;
  const close = () => {
    panel?.remove();
    panel = null;
    opener?.focus();
  };
  const open = async (address) => {
    opener = document.activeElement;
    let page;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
      page = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
    } catch {
      page = null;
    }
    if (!page) {
      location.href = address;
      return;
    }
    panel?.remove();
    panel = document.createElement("aside");
    panel.className = "panel";
    panel.tabIndex = -1;
    panel.setAttribute("aria-label", "The line that was opened");
    const shut = document.createElement("button");
    shut.type = "button";
    shut.textContent = "Close";
    shut.addEventListener("click", close);
    const whole = document.createElement("a");
    whole.href = address;
    whole.textContent = "Open as a page";
    const bar = document.createElement("p");
    bar.className = "bar";
    bar.append(shut, whole);
    const held = document.createElement("div");
    held.append(...[...page.children].map((child) => document.importNode(child, true)));
    held.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    panel.append(bar, held);
    document.body.append(panel);
    panel.focus();
  };
  main.addEventListener("click", (event) => {
    const link = event.target.closest(".entry a.lead");
    if (!link || !event.altKey) return;
    event.preventDefault();
    open(link.href);
  });

  // A mark of a report's text shows its record beside it, and the text stays where it is.
  const beside = main.querySelector("aside.records");
  const text = main.querySelector(".text");
  if (beside && text) {
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("a.m");
      const entry = mark && document.getElementById(mark.hash.slice(1));
      if (!entry || getComputedStyle(beside).position !== "sticky") return;
      event.preventDefault();
      main.querySelectorAll(".is-shown").forEach((each) => each.classList.remove("is-shown"));
      entry.closest("details").open = true;
      entry.classList.add("is-shown");
      mark.classList.add("is-shown");
      beside.scrollTop += entry.getBoundingClientRect().top - beside.getBoundingClientRect().top - 60;
      entry.querySelector("a").focus({ preventScroll: true });
    });
  }

  // Files dropped on the form are those it sends.
  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const field = drop.querySelector("input[type=file]");
    const told = drop.querySelector("[data-chosen]");
    const tell = () => {
      const size = [...field.files].reduce((sum, file) => sum + file.size, 0);
      told.textContent = field.files.length ? `${field.files.length} chosen, ${(size / 1048576).toFixed(1)} MB` : "";
    };
    field.addEventListener("change", tell);
    for (const kind of ["dragenter", "dragover"]) {
      drop.addEventListener(kind, (event) => {
        event.preventDefault();
        drop.classList.add("is-over");
      });
    }
    for (const kind of ["dragleave", "drop"]) {
      drop.addEventListener(kind, () => drop.classList.remove("is-over"));
    }
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      field.files = event.dataTransfer.files;
      tell();
    });
  }

  // The map: drag to pan, wheel with Ctrl (or two fingers) and + and - to zoom, double click to come back.
  const box = main.querySelector("[data-map]");
  const drawn = box?.querySelector("svg");
  if (drawn) {
    const whole = drawn.getAttribute("viewBox");
    let [left, top, wide, tall] = whole.split(" ").map(Number);
    const most = wide;
    let held = null;
    const show = () => drawn.setAttribute("viewBox", [left, top, wide, tall].map((n) => n.toFixed(1)).join(" "));
    const zoom = (factor, x, y) => {
      const now = Math.min(Math.max(wide * factor, most / 12), most) / wide;
      left += x * wide * (1 - now);
      top += y * tall * (1 - now);
      wide *= now;
      tall *= now;
      show();
    };
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const frame = drawn.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, (event.clientX - frame.x) / frame.width, (event.clientY - frame.y) / frame.height);
    }, { passive: false });
    drawn.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && event.pointerType === "mouse") held = [event.clientX, event.clientY, left, top];
    });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      const scale = wide / drawn.getBoundingClientRect().width;
      left = held[2] - (event.clientX - held[0]) * scale;
      top = held[3] - (event.clientY - held[1]) * scale;
      box.classList.add("is-held");
      show();
    });
    addEventListener("pointerup", () => {
      held = null;
      setTimeout(() => box.classList.remove("is-held"));
    });
    drawn.addEventListener("click", (event) => {
      if (box.classList.contains("is-held")) event.preventDefault();
    }, true);
    drawn.addEventListener("dragstart", (event) => event.preventDefault());
    drawn.addEventListener("dblclick", () => {
      [left, top, wide, tall] = whole.split(" ").map(Number);
      show();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 0.7 : 1 / 0.7, 0.5, 0.5);
    });
  }

  // Keys
  const keys = [
    ["/", "search the reports"],
    ["f", "narrow the lines of this page"],
    ["j, k", "next, previous line"],
    ["o", "open the line beside the list (Alt and click does too)"],
    ["Esc", "close what is open"],
    ["?", "these keys"],
  ];
  const help = () => {
    const dialog = document.createElement("dialog");
    dialog.className = "help";
    dialog.setAttribute("aria-label", "Keys");
    const list = document.createElement("dl");
    for (const [key, what] of keys) {
      const term = document.createElement("dt");
      const held = document.createElement("kbd");
      held.textContent = key;
      term.append(held);
      const told = document.createElement("dd");
      told.textContent = what;
      list.append(term, told);
    }
    const form = document.createElement("form");
    form.method = "dialog";
    const shut = document.createElement("button");
    shut.textContent = "Close";
    form.append(shut);
    dialog.append(list, form);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && panel) {
      close();
      return;
    }
    if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (field) {
      event.preventDefault();
      field.focus();
      field.select?.();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      goTo(event.key === "j" ? 1 : -1);
    } else if (event.key === "o") {
      const link = document.activeElement?.closest(".entry")?.querySelector("a.lead");
      if (link) open(link.href);
    } else if (event.key === "?") {
      event.preventDefault();
      help();
    }
  });
  document.addEventListener("accord:open", (event) => open(event.detail));
})();
