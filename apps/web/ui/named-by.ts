/** Points a control at the elements that name and describe it; leaves out what there is not. */
export function namedBy(labelledBy: string | undefined, describedBy: string | undefined) {
  return {
    ...(labelledBy !== undefined && { 'aria-labelledby': labelledBy }),
    ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
  };
}
