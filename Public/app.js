// Alongside's one script. Every page works without it, and nothing here decides anything.
"use strict";
(() => {
  const headers = { "X-Requested-With": "alongside" };
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const line = (className) =>
    Object.assign(document.createElement("p"), { className, role: "status" });

  // The error summary takes focus, so that it is the first thing read out.
  document.querySelector(".error-summary")?.focus();

  // A form is sent once: its buttons rest for five seconds, and keep their names and values.
  const rest = (form, resting) => {
    form.toggleAttribute("data-sent", resting);
    for (const button of form.querySelectorAll("button")) button.ariaDisabled = resting ? "true" : null;
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    rest(form, true);
    setTimeout(rest, 5000, form, false);
  });
  addEventListener("pageshow", () => each("form[data-sent]", (form) => rest(form, false)));

  // Drafts keep themselves: shortly after the last key, on leaving a field, on leaving the page.
  const time = () => new Date()
    .toLocaleTimeString("en-GB", { hour: "numeric", minute: "2-digit", hour12: true }).replace(/\s/g, "");
  each("form[data-draft]", (form) => {
    const saved = form.appendChild(line("saved"));
    let timer, sending, typed = false, failed = false;

    const say = (words) => {
      failed = words.startsWith("Not");
      saved.classList.toggle("saved-not", failed);
      if (saved.textContent !== words) saved.textContent = words;
    };
    const body = () => {
      const fields = new FormData(form);
      for (const kept of form.querySelectorAll("[type=password], [type=file]")) fields.delete(kept.name);
      fields.delete("_once");
      fields.set("_draft", form.dataset.draft);
      return new URLSearchParams(fields);
    };
    const later = (wait) => {
      clearTimeout(timer);
      timer = setTimeout(save, wait);
    };
    const save = async () => {
      clearTimeout(timer);
      if (!typed || form.hasAttribute("data-sent")) return;
      sending?.abort();
      const { signal } = (sending = new AbortController());
      typed = false;
      try {
        // Browsers send little more than this once the page is gone; more is sent while it is there.
        const sent = body(), keepalive = sent.toString().length < 60000;
        const answer = await fetch("/drafts", {
          method: "POST", headers, body: sent, redirect: "manual", keepalive, signal,
        });
        if (answer.ok) return say(`Saved at ${time()}`);
        const why = [0, 401, 403].includes(answer.status) ? "you are signed out" : "something went wrong";
        say(`Not saved: ${why}. Keep this page open.`);
      } catch {
        if (signal.aborted) return;
        say("Not saved: no connection. Keep this page open.");
      }
      typed = true;
      later(10000);
    };

    form.addEventListener("input", () => {
      typed = true;
      if (!failed) later(1500);
    });
    form.addEventListener("focusout", save);
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      sending?.abort();
      typed = false;
    });
    document.addEventListener("visibilitychange", () => document.hidden && save());
    addEventListener("beforeunload", (event) => {
      if (failed && typed && !form.hasAttribute("data-sent")) event.preventDefault();
    });
  });

  // Suggestions while typing: an ordinary list of links under the box.
  each("input[data-suggest]", (input) => {
    const list = document.getElementById(input.dataset.suggestInto);
    if (!list) return;
    const count = line("hidden");
    list.after(count);
    let timer, asking;

    // What is ticked in the list stays there, whatever is typed next.
    const kept = () => [...list.children].filter((item) => item.querySelector(":checked"));
    const value = (item) => item.querySelector("input")?.value;
    const clear = () => {
      clearTimeout(timer);
      asking?.abort();
      list.replaceChildren(...kept());
      count.textContent = "";
    };
    const ask = async () => {
      const { signal } = (asking = new AbortController());
      try {
        const query = new URLSearchParams({ q: input.value.trim() });
        const answer = await fetch(`${input.dataset.suggest}?${query}`, { headers, signal });
        if (!answer.ok) return clear();
        const stays = kept(), held = stays.map(value).filter(Boolean);
        const found = [...(await parsed(answer)).querySelectorAll("li")];
        list.replaceChildren(...stays, ...found.filter((item) => !held.includes(value(item))));
        count.textContent = `Suggestions: ${found.length}. The down arrow leads to them.`;
      } catch {
        if (!signal.aborted) clear();
      }
    };
    const choose = (radio) => {
      radio.checked = true;
      radio.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const move = (event) => {
      const stops = [input, ...list.querySelectorAll("a, input")];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const next = stops[stops.indexOf(document.activeElement) + step];
      if (event.key === "Escape" && stops.length > 1) {
        clear();
        input.focus();
      } else if (next) {
        next.focus();
        if (next.type === "radio") choose(next);
      } else return;
      event.preventDefault();
    };

    input.autocomplete = "off";
    input.addEventListener("input", () => {
      clearTimeout(timer);
      asking?.abort();
      if (input.value.trim().length < 2) clear();
      else timer = setTimeout(ask, 150);
    });
    input.addEventListener("keydown", move);
    list.addEventListener("keydown", move);
  });

  // Keys for those who write without a mouse. They all need Ctrl or Alt, so that none is pressed
  // by accident or by voice; the page lists them under "?".
  each("details[data-keys]", (list) => {
    list.hidden = false;
    const first = "textarea, select, input:not([type=hidden]), button";
    const keys = {
      "ctrl /": () => {
        list.open = true;
        list.querySelector("summary").focus();
      },
      "ctrl Enter": (form) => form?.requestSubmit(form.querySelector("button:not([name=_find])")),
      "alt s": () => document.querySelector("[data-alarm]")?.focus(),
      "alt PageDown": (form) => go(form, 1),
      "alt PageUp": (form) => go(form, -1),
    };
    const go = (form, step) => {
      const forms = [...document.querySelectorAll("main form")];
      const at = forms.indexOf(form);
      const next = forms[at < 0 && step < 0 ? forms.length - 1 : at + step];
      next?.querySelector(first)?.focus();
    };
    addEventListener("keydown", (event) => {
      const act = keys[`${event.ctrlKey ? "ctrl" : event.altKey ? "alt" : ""} ${event.key}`];
      if (!act) return;
      event.preventDefault();
      act(document.activeElement.closest("main form"));
    });
  });

  // The call screen: its clock runs from the first key, by the server's time, and Enter moves on.
  each("input[data-first-key]", (begun) => {
    const { form } = begun;
    const clock = form.insertBefore(Object.assign(document.createElement("p"), { className: "clock soft" }), form.firstChild);
    const now = () => Date.parse(begun.dataset.firstKey) + performance.now();
    const tick = () => {
      const seconds = begun.value ? Math.max(0, Math.round((now() - Date.parse(begun.value)) / 1000)) : 0;
      clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    };
    tick();
    setInterval(tick, 1000);
    form.addEventListener("input", () => { begun.value ||= new Date(now()).toISOString(); });

    form.addEventListener("keydown", (event) => {
      const here = event.target;
      if (event.key !== "Enter" || event.ctrlKey || event.altKey || !here.matches("input, select")) return;
      event.preventDefault();
      if (here.type === "radio" && !here.checked) {
        here.checked = true;
        here.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const stops = [...form.elements].filter((one) => one === here
        || (one.name !== here.name && one.matches(":not(fieldset, [type=hidden], [name=_find])") && one.checkVisibility()));
      stops[stops.indexOf(here) + 1]?.focus();
    });
  });

  // Regions that keep themselves fresh, unless somebody is in them or nobody is looking.
  each("[data-refresh][id]", (region) => {
    const busy = () => document.hidden || region.contains(document.activeElement);
    const again = async () => {
      if (busy()) return;
      try {
        const answer = await fetch(location.href, { headers, redirect: "manual" });
        const fresh = answer.ok && (await parsed(answer)).getElementById(region.id);
        if (fresh && !busy() && fresh.innerHTML !== region.innerHTML) {
          region.replaceChildren(...fresh.childNodes);
        }
      } catch {
        // The next round tries again.
      }
    };
    setInterval(again, Math.max(5, Number(region.dataset.refresh) || 30) * 1000);
  });
})();
