namespace Engine.Ui;

public enum TrackState
{
    Done,
    Now,
    Next,

    /// <summary>It ended here, elsewhere than at its last step.</summary>
    Stopped,
}

/// <summary>One step of a <see cref="StatusTrack"/>.</summary>
/// <param name="At">When it came; null for a step that is still to come.</param>
/// <param name="Text">What happens while it lasts; null for nothing to say.</param>
/// <param name="Note">What somebody wrote with it; null for none.</param>
public sealed record TrackStep(string Label, TrackState State, DateTimeOffset? At = null, string? Text = null, string? Note = null)
{
    /// <summary>Stands beside the label, so that nobody depends on colour or shape.</summary>
    internal string Word => State switch
    {
        TrackState.Done => "Klaar",
        TrackState.Now => "Nu",
        TrackState.Next => "Hierna",
        TrackState.Stopped => "Afgesloten",
    };

    internal string Class => State switch
    {
        TrackState.Done => "done",
        TrackState.Now => "now",
        TrackState.Next => "next",
        TrackState.Stopped => "stopped",
    };
}
