// Runs before the first paint, as a file of its own because the policy allows no inline scripts.
;(() => {
  const root = document.documentElement
  try {
    root.dataset.theme = localStorage.getItem('nabla-theme') ?? 'system'
  } catch {
    root.dataset.theme = 'system'
  }
  // The prerendered page shows the first formula; hide it where the address holds another.
  if (/[#?&](f|x|y|at|par)=/.test(location.href)) root.dataset.awaits = 'link'
})()
