// Copies what is shown once. Without script, or where the browser does not let a page copy, there is no button.
const textOf = (source) =>
  source.value ?? source.dataset.plain ?? [...source.querySelectorAll("code")].map((code) => code.textContent).join("\n");

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const said = button.parentElement.querySelector("[data-copied]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const source = document.getElementById(button.dataset.copy);
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(textOf(source));
        said.textContent = "Gekopieerd.";
      } catch {
        source.select?.();
        said.textContent = "Kopiëren lukt niet in deze browser. Selecteer de tekst en kopieer die zelf.";
      }
    });
  }
}
