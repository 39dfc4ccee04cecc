// Counts down until another code may be asked for. Without script the button works at once, and the portal says how long to wait.
for (const button of document.querySelectorAll("button[data-wait]")) {
  const label = button.textContent;
  const end = Date.now() + Number(button.dataset.wait) * 1000;
  const show = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? `${label} (over ${left} seconden)` : label;
    if (left > 0) setTimeout(show, 1000);
  };
  show();
}
