using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>
/// Starts a workflow for each item. When it waits, one bookmark stays until the last child has ended; each end may run an activity of its own,
/// and a child that reports twice counts once.
/// </summary>
internal sealed class BulkDispatchWorkflowsActivity : Activity
{
    public const string Stimulus = "Elsa.BulkDispatchWorkflows";

    private const int MaximumItems = 10_000;

    public override void Execute(ActivityContext context)
    {
        var items = context.Inputs.List("items");
        if (items.Count > MaximumItems)
        {
            throw new ActivityFault(IncidentTypes.Limit, $"Er zijn {items.Count} items, en {MaximumItems} is het meeste dat in één keer kan worden gestart");
        }

        var waits = context.Inputs.Flag("waitForCompletion") && items.Count > 0;
        var children = new OrderedDictionary<string, object?>();
        foreach (var item in items)
        {
            var child = context.NewId().ToString("N");
            children[child] = item;
            context.Emit(new ChildDispatched(context.NextEffect(), child, context.Inputs.RequiredText("workflowDefinitionId"), CorrelationOf(context, item),
                InputOf(context, item), waits, context.Inputs.Text("channelName")));
        }

        if (!waits)
        {
            context.Complete();
            return;
        }

        context.Remember("children", children);
        context.CreateBookmark(Stimulus, null, BookmarkOptions.OfInstance with { AutoBurn = false });
    }

    /// <summary>Payload: <c>childInstanceId</c>, <c>status</c> (Finished, Faulted, Cancelled) and <c>output</c> of one child.</summary>
    public override void Resume(ActivityContext context, Resumption resumption)
    {
        var left = new OrderedDictionary<string, object?>(context.Recall("children") as IReadOnlyDictionary<string, object?> ?? Values.Plain.EmptyMap);
        if (resumption.Fields.GetValueOrDefault("childInstanceId") is not string child || !left.Remove(child, out var item))
        {
            return;
        }

        context.Remember("children", left);
        var status = resumption.Fields.GetValueOrDefault("status") as string;
        if (status == "Cancelled")
        {
            context.Remember("canceled", true);
        }

        if (context.Node.Child(status == "Finished" ? "childCompleted" : "childFaulted") is { } port)
        {
            context.Schedule(port, variables: new OrderedDictionary<string, object?>
            {
                ["ChildInstanceId"] = child,
                ["ChildOutput"] = resumption.Fields.GetValueOrDefault("output"),
                ["CurrentValue"] = item,
            });
        }

        if (left.Count == 0)
        {
            context.Burn(resumption.Bookmark);
        }

        CompleteWhenDone(context, left.Count);
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child) =>
        CompleteWhenDone(context, (context.Recall("children") as IReadOnlyDictionary<string, object?>)?.Count ?? 0);

    public override void Canceled(ActivityContext context)
    {
        foreach (var child in (context.Recall("children") as IReadOnlyDictionary<string, object?>)?.Keys ?? [])
        {
            context.Emit(new ChildAbandoned(context.NextEffect(), child));
        }
    }

    public override IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) =>
        effects.OfType<ChildDispatched>().Where(c => c.Source.ContextId == bookmark.ContextId).Select(c => new OrderedDictionary<string, object?>
        {
            ["childInstanceId"] = c.ChildInstanceId,
            ["status"] = "Finished",
            ["output"] = Values.Plain.EmptyMap,
        });

    private static void CompleteWhenDone(ActivityContext context, int left)
    {
        if (left == 0 && !context.Burst.HasWork(context.State) && !context.Burst.State.ChildrenOf(context.State).Any())
        {
            context.Complete(context.Recall("canceled") is true ? "Canceled" : "Completed", "Done");
        }
    }

    /// <summary>An item that is an object gives its fields; any other item is one input.</summary>
    private static OrderedDictionary<string, object?> InputOf(ActivityContext context, object? item)
    {
        var input = DispatchWorkflowActivity.Given(context, context.Inputs.Map("input"));
        foreach (var (name, value) in item as IReadOnlyDictionary<string, object?> ?? new OrderedDictionary<string, object?> { [context.Inputs.Text("defaultItemInputKey") ?? "Item"] = item })
        {
            input[name] = value;
        }

        return input;
    }

    private static string? CorrelationOf(ActivityContext context, object? item)
    {
        context.State.Variables["Item"] = item;
        var id = context.Inputs.Again("correlationIdFunction") is { } made ? Values.TextConversion.Write(made) : context.Inputs.Text("correlationId");
        context.State.Variables.Remove("Item");
        return InstanceTexts.Correlation(id);
    }
}
