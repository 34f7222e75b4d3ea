// The elements of the page, made without any markup: words enter as text only, colours by the theme's roles.

const SVG = "http://www.w3.org/2000/svg";
const FACE = 'system-ui, "DejaVu Sans", sans-serif',
  SERIF = '"STIX Two Text", STIXGeneral, "Times New Roman", serif';
const FUNCTIONS = ["f", "f\u2032", "f\u2033"];

/** Return an element: attributes by their names, what begins with `on` as listeners; children are elements or words. */
function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/** Return an element of SVG. */
function draw(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** Return the formula as the MathML that the page holds; it is parsed as XML, so nothing in it is a script. */
function formula(source) {
  const whole = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>' + source + "</mrow></math>";
  return document.importNode(new DOMParser().parseFromString(whole, "application/xml").documentElement, true);
}

/** Return the word for a key in the reader's language, its braces filled. */
function words(key, values = {}) {
  const word = WORDS[state.lang][key];
  return word.replace(/\{(\w+)\}/g, (braces, name) => (Object.hasOwn(values, name) ? String(values[name]) : braces));
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}

function put(x, y) {
  return round(x) + " " + round(y);
}

/** Return the names of the themes to choose from: the reader's own, and each there is. */
function themeNames() {
  return ["auto", ...Object.keys(data.themes)];
}

/** Return the name of the theme in force: the one chosen, else the reader's own. */
function themeName() {
  if (printing) return "light";
  return state.theme === "auto" ? (darkness.matches ? "dark" : "light") : state.theme;
}

function theme() {
  return data.themes[themeName()];
}

/** Return the colour of a role: ink, order0, hue3, shade1/4, ... */
function color(role) {
  const [, kind, number, count] = /^([a-z]+)(\d*)\/?(\d*)$/.exec(role),
    { hues, shades } = theme();
  if (kind === "shade") return mixed(shades, count > 1 ? number / (count - 1) : 0.5);
  return number ? hues[number % hues.length] : theme()[kind];
}

/** Return the colour at a share (0 to 1) of the way along some, linearly in sRGB. */
function mixed(anchors, share) {
  const place = share * (anchors.length - 1),
    start = Math.min(Math.floor(place), anchors.length - 2);
  const [a, b] = anchors
    .slice(start, start + 2)
    .map((each) => [1, 3, 5].map((k) => parseInt(each.slice(k, k + 2), 16)));
  return (
    "#" +
    a
      .map((each, k) =>
        Math.round(each + (b[k] - each) * (place - start))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")
  );
}

/** Return the dashes of a role, in pixels for a line of that width: curves take them when the colours run out. */
function dashes(role, width) {
  const [, kind, number] = /^([a-z]+)(\d*)/.exec(role),
    { hues, shades, dashes: patterns } = theme();
  const nth =
    kind === "hue"
      ? Math.floor(number / hues.length)
      : kind === "shade" && new Set(shades).size === 1
        ? Number(number)
        : 0;
  const pattern = patterns[nth % patterns.length];
  return pattern.length ? pattern.map((length) => round(length * width)).join(" ") : null;
}
