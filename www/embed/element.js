// <go-map-lab>: one script, upgrades the <pre> before it to a stage that runs its program. Without the script, or where
// it is stripped, the <pre> stays. Attributes are the embed's options, and `link`, `title`, `height`.
// Messages are plain objects with `gomaplab: 1`; only the own frame is heard, and nothing is ever HTML.

const SCRIPT = document.currentScript;
const HOME = new URL("./", SCRIPT ? SCRIPT.src : location.href);
const OPTIONS = ["ui", "controls", "step", "loop", "speed", "autoplay", "ro", "lang", "theme"];

class GoMapLab extends HTMLElement {
  connectedCallback() {
    if (this.frame) return;
    this.style.display = "block";
    const rect = this.getBoundingClientRect();
    // Lazy, but eager when already in view.
    if (rect.top < innerHeight + 200 || !("IntersectionObserver" in window)) return this.open();
    this.watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.open(), {
      rootMargin: "300px",
    });
    this.watch.observe(this);
  }

  disconnectedCallback() {
    this.watch?.disconnect();
    if (this.hear) removeEventListener("message", this.hear);
    clearInterval(this.pinging);
    this.frame?.remove();
    this.frame = null;
  }

  /** The block of code before the element: its program, and what is shown until the stage stands. */
  get block() {
    const before = this.previousElementSibling;
    return before && (before.matches("pre") ? before : before.querySelector("pre"));
  }

  open() {
    if (this.frame) return;
    this.watch?.disconnect();
    const query = new URLSearchParams();
    for (const name of OPTIONS) if (this.hasAttribute(name)) query.set(name, this.getAttribute(name) || "1");
    const height = this.getAttribute("height") || "auto";
    if (height === "auto") query.set("height", "auto");
    if (!query.has("theme")) {
      const theme = document.documentElement.dataset.theme;
      if (theme === "dark" || theme === "light") query.set("theme", theme);
    }
    if (!query.has("lang") && document.documentElement.lang) query.set("lang", document.documentElement.lang);
    const link = this.getAttribute("link") || "";
    const frame = document.createElement("iframe");
    frame.title = this.getAttribute("title") || "Go Map Lab";
    frame.style.cssText = `border:0;width:100%;display:block;height:${height === "auto" ? "520px" : parseInt(height, 10) + "px"}`;
    frame.src = `${HOME}?${query.toString().replaceAll("%2C", ",")}${link ? "#" + link : ""}`;
    this.frame = frame;
    this.hear = (event) => {
      if (event.source === frame.contentWindow && event.data && event.data.gomaplab === 1) this.answer(event.data);
    };
    addEventListener("message", this.hear);
    this.append(frame);
    this.pinging = setInterval(() => this.send({ type: "ping" }), 150);
  }

  /** Sends a wish to the stage: `{type: "goto", step: 12}`. */
  send(message) {
    this.frame?.contentWindow?.postMessage({ ...message, gomaplab: 1 }, HOME.origin);
  }

  answer(message) {
    if (message.type === "pong" && this.pinging) {
      clearInterval(this.pinging);
      this.pinging = 0;
      const program = this.block?.textContent;
      if (!this.getAttribute("link") && program) this.send({ type: "load", program });
    }
    if (message.type === "ready" && this.block) this.block.hidden = true;
    if (message.type === "resize" && message.height > 0 && (this.getAttribute("height") || "auto") === "auto") {
      this.frame.style.height = `${Math.min(Math.ceil(message.height), 2000)}px`;
    }
    this.dispatchEvent(new CustomEvent(`gomaplab-${message.type}`, { detail: message, bubbles: true }));
  }
}

if (!customElements.get("go-map-lab")) customElements.define("go-map-lab", GoMapLab);
