/** The views a supervisor opens in Temporal UI. */
export type SupervisorLinks = { overdue: string; dueSoon: string; termAtRisk: string; allOpen: string }

/**
 * Links to lists of open cases. Each asks for what the workflow itself has written by its pinned calendar, never for a date,
 * so that a saved link stays right.
 */
export const supervisorLinks = (uiUrl: string, namespace: string): SupervisorLinks => {
  const link = (condition?: string) => {
    const open = 'WorkflowType="approval" AND ExecutionStatus="Running"'
    const query = condition === undefined ? open : `${open} AND ${condition}`
    return `${uiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows?query=${encodeURIComponent(query)}`
  }
  return {
    overdue: link('ApprovalOverdue=true'),
    dueSoon: link('ApprovalDeadlineState="dueSoon"'),
    termAtRisk: link('ApprovalFlags="termAtRisk"'),
    allOpen: link(),
  }
}
