using Engine.Ui;

namespace Engine.Workflows.Requests;

/// <summary>A request as its requester reads it: what is done, what happens now, what comes next.</summary>
public static class RequestTrack
{
    /// <summary>A status that a request got.</summary>
    public sealed record Line(string Status, DateTimeOffset At, string? Note);

    /// <param name="kind">Null for a kind that no module offers any more; then the statuses stand there as they are.</param>
    /// <param name="lines">In the order in which they came.</param>
    public static IReadOnlyList<TrackStep> Of(RequestKind? kind, IReadOnlyList<Line> lines, DateTimeOffset? endedAt, bool cancelled)
    {
        var steps = lines.Select((line, i) => Step(kind, line, endedAt is null && i == lines.Count - 1)).ToList();
        if (cancelled)
        {
            steps.Add(new("Geannuleerd", TrackState.Stopped, endedAt, "Wij hebben deze aanvraag beëindigd voordat zij klaar was. Neem contact met ons op als u hier een vraag over hebt."));
        }

        return endedAt is null && kind is not null ? [.. steps, .. Next(kind, lines)] : steps;
    }

    /// <summary>The present status, in Dutch.</summary>
    public static string Label(RequestKind? kind, string status, bool cancelled) => cancelled ? "Geannuleerd" : kind?.Status(status)?.Label ?? status;

    private static TrackStep Step(RequestKind? kind, Line line, bool isNow)
    {
        var status = kind?.Status(line.Status);
        var state = status?.Role == RequestStatusRole.Ending ? TrackState.Stopped : isNow ? TrackState.Now : TrackState.Done;
        return new(status?.Label ?? line.Status, state, line.At, isNow ? status?.Promise : null, line.Note);
    }

    // after a detour a request goes on with the step that it left
    private static IEnumerable<TrackStep> Next(RequestKind kind, IReadOnlyList<Line> lines)
    {
        var way = kind.Statuses.Where(s => s.Role == RequestStatusRole.Step).ToList();
        var furthest = lines.Select(l => way.FindIndex(s => s.Id == l.Status)).LastOrDefault(i => i >= 0, -1);
        var left = kind.Status(lines[^1].Status)?.Role switch
        {
            RequestStatusRole.Ending => [],
            RequestStatusRole.Detour => way.Skip(furthest),
            _ => way.Skip(furthest + 1),
        };
        return left.Select(s => new TrackStep(s.Label, TrackState.Next));
    }
}
