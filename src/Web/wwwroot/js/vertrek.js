// the page between two sites: what the button would do
document.getElementById("vertrek")?.submit();
