// What unpacks the program and starts it; where a browser cannot, the still picture is shown as it is without scripts.

(async () => {
  try {
    const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (character) => character.charCodeAt(0));
    const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
    const program = document.createElement("script");
    program.textContent = text;
    document.body.append(program);
  } catch (error) {
    const still = new DOMParser().parseFromString(document.querySelector("noscript").textContent, "text/html");
    document.body.append(document.importNode(still.querySelector("figure"), true));
  }
})();
