namespace Engine.Workflows.Execution.State;

/// <summary>Finished goes with <see cref="WorkflowSubStatus.Finished"/>, <see cref="WorkflowSubStatus.Cancelled"/> and <see cref="WorkflowSubStatus.Faulted"/>.</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

public enum WorkflowSubStatus
{
    /// <summary>Made, and not yet started.</summary>
    Pending,

    /// <summary>There is work left that can go on at once.</summary>
    Executing,

    /// <summary>Waits for bookmarks, or for somebody who deals with an incident.</summary>
    Suspended,
    Finished,
    Cancelled,

    /// <summary>Stopped at an incident; goes on by a retry or a skip alone.</summary>
    Faulted,
}

/// <summary>State of one execution of an activity. Those that have ended are no longer in the state of the instance.</summary>
public enum ContextStatus
{
    Running,
    Faulted,
}
