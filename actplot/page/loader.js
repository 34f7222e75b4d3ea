// What unpacks the program and starts it; where a browser cannot, the still picture is shown as it is without scripts.

(async () => {
  const place = new Uint8Array(128),
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
  for (let k = 0; k < 85; k++) place[letters.charCodeAt(k)] = k;
  try {
    const { textContent: text, dataset } = document.getElementById("program"),
      bytes = new DataView(new ArrayBuffer((text.length / 5) * 4));
    for (let k = 0; k < text.length; k += 5) {
      let word = 0;
      for (let j = k; j < k + 5; j++) word = word * 85 + place[text.charCodeAt(j)];
      bytes.setUint32((k / 5) * 4, word);
    }
    const packed = new Blob([bytes.buffer.slice(0, dataset.bytes)]).stream();
    const program = document.createElement("script");
    program.textContent = await new Response(packed.pipeThrough(new DecompressionStream("deflate-raw"))).text();
    document.body.append(program);
  } catch (error) {
    const still = new DOMParser().parseFromString(document.querySelector("noscript").textContent, "text/html");
    document.body.append(document.importNode(still.querySelector("figure"), true));
  }
})();
