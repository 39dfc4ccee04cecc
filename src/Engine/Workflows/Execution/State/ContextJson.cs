namespace Engine.Workflows.Execution.State;

/// <summary>The parts of a state: executions, bookmarks, incidents and work.</summary>
internal static class ContextJson
{
    public static void Write(StateWriter json, ContextState context)
    {
        json.Number("i", context.Id);
        json.Number("p", context.ParentId);
        json.Text("a", context.ActivityId);
        json.Flag("f", context.Status == ContextStatus.Faulted);
        json.Moment("at", context.StartedAt);
        json.Text("t", context.Tag);
        json.Number("by", context.ScheduledBy);
        json.Text("ver", context.VersionId);
        json.Map("v", context.Variables);
        json.Map("in", context.Inputs);
        json.Map("out", context.Outputs);
        json.Map("d", context.Data);
        if (context.Flow is { } flow)
        {
            json.Numbers("fa", flow.Decided);
            json.Numbers("fc", flow.Visits);
            json.Numbers("fl", flow.Followed.Select(f => f ? 1 : 0));
        }

        json.Number("e", context.Effects);
        json.Number("r", context.Retries);
        if (context.Failed is { } failed)
        {
            json.Start("op");
            Write(json, failed);
            json.End();
        }

        json.List("w", context.Waiting, Write);
    }

    public static ContextState ReadContext(StateReader json) => new()
    {
        Id = json.Number("i"),
        ParentId = json.Number("p"),
        ActivityId = json.Text("a") ?? "",
        Status = json.Flag("f") ? ContextStatus.Faulted : ContextStatus.Running,
        StartedAt = json.Moment("at"),
        Tag = json.Text("t"),
        ScheduledBy = json.Number("by"),
        VersionId = json.Text("ver"),
        Variables = json.Map("v"),
        Inputs = json.Map("in"),
        Outputs = json.Map("out"),
        Data = json.Map("d"),
        Flow = json.Text("fa") is null ? null : new FlowCounters(0, 0)
        {
            Decided = json.Numbers("fa"),
            Visits = json.Numbers("fc"),
            Followed = [.. json.Numbers("fl").Select(n => n == 1)],
        },
        Effects = json.Number("e"),
        Retries = json.Number("r"),
        Failed = json.Object("op") is { } failed ? ReadOperation(failed) : null,
        Waiting = [.. json.Objects("w").Select(ReadOperation)],
    };

    public static void Write(StateWriter json, Bookmark bookmark)
    {
        json.Number("i", bookmark.Id);
        json.Text("n", bookmark.Name);
        json.Text("h", bookmark.Hash);
        json.Value("p", bookmark.Payload);
        json.Number("c", bookmark.ContextId);
        json.Text("a", bookmark.ActivityId);
        json.Text("node", bookmark.NodeId);
        json.Moment("at", bookmark.CreatedAt);
        json.Flag("keep", !bookmark.AutoBurn);
        json.Moment("due", bookmark.DueAt);
        json.Text("local", bookmark.LocalIntent);
    }

    public static Bookmark ReadBookmark(StateReader json) =>
        new(json.Number("i"), json.Text("n") ?? "", json.Text("h") ?? "", json.Value("p"), json.Number("c"), json.Text("a") ?? "", json.Text("node") ?? "", json.Moment("at"))
        {
            AutoBurn = !json.Flag("keep"),
            DueAt = json.OptionalMoment("due"),
            LocalIntent = json.Text("local"),
        };

    public static void Write(StateWriter json, Incident incident)
    {
        json.Number("i", incident.Id);
        json.Number("c", incident.ContextId);
        json.Text("a", incident.ActivityId);
        json.Text("node", incident.NodeId);
        json.Text("t", incident.Type);
        json.Text("m", incident.Message);
        json.Moment("at", incident.Timestamp);
        json.Text("code", incident.Code);
        json.Text("cat", incident.Category);
    }

    public static Incident ReadIncident(StateReader json) =>
        new(json.Number("i"), json.Number("c"), json.Text("a") ?? "", json.Text("node") ?? "", json.Text("t") ?? "", json.Text("m") ?? "", json.Moment("at"))
        {
            Code = json.Text("code"),
            Category = json.Text("cat"),
        };

    public static void Write(StateWriter json, Operation operation)
    {
        json.Text("k", operation.Kind.ToString());
        json.Number("c", operation.ContextId);
        json.Text("a", operation.ActivityId.Length > 0 ? operation.ActivityId : null);
        json.Text("t", operation.Tag);
        json.Map("v", operation.Variables);
        json.Number("by", operation.ScheduledBy);
        if (operation.Bookmark is { } bookmark)
        {
            json.Start("bm");
            Write(json, bookmark);
            json.End();
        }

        json.Value("p", operation.Payload);
        json.Texts("o", operation.Outcomes);
    }

    public static Operation ReadOperation(StateReader json) => new(Enum.Parse<OperationKind>(json.Text("k") ?? ""), json.Number("c"))
    {
        ActivityId = json.Text("a") ?? "",
        Tag = json.Text("t"),
        Variables = json.Object("v") is null ? null : json.Map("v"),
        ScheduledBy = json.Number("by"),
        Bookmark = json.Object("bm") is { } bookmark ? ReadBookmark(bookmark) : null,
        Payload = json.Value("p"),
        Outcomes = json.Texts("o"),
    };
}
