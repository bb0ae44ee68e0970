/** What the worker that reads is asked: the source, and of its data how many rows the columns have. */
export interface ReadRequest {
  source: string
  variables?: string[]
  rows: Record<string, number>
}
