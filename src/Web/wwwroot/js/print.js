// A button that prints is of use with script only: without it the text beside it says which keys do the same.
for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// what is folded on the screen belongs to the list on paper
addEventListener('beforeprint', () => {
  for (const folded of document.querySelectorAll('details[data-print-open]')) folded.open = true;
});
