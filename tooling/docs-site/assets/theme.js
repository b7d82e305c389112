// Sets the color scheme before the page is shown. TypeDoc has this inline, which a content security policy forbids.
document.documentElement.dataset.theme = localStorage.getItem('tsd-theme') || 'os';
