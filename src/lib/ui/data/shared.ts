import { isColumnName } from '../../data/columnNames'
import { formatNumber } from '../../figure/format'
import IconButton from '../controls/IconButton.svelte'

/**
 * What the page has already and hands to the sheet, which is loaded later: imported by the sheet as well, it would be cut
 * out into scripts of its own. The sheet and its parts import the type alone.
 */
export const shared = { IconButton, formatNumber, isColumnName }
export type Shared = typeof shared
