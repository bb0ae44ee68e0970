const key = 'nabla-learn'
let done = $state.raw<readonly string[]>([])
if (typeof localStorage !== 'undefined') done = JSON.parse(localStorage.getItem(key) ?? '[]')
export const progress = {
  isDone: (id: string) => done.includes(id),
  markDone: (id: string) => { if (!done.includes(id)) { done = [...done, id]; localStorage.setItem(key, JSON.stringify(done)) } },
  reset: () => { done = []; localStorage.removeItem(key) }
}
