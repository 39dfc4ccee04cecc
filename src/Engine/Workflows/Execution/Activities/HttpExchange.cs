using System.Globalization;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Execution.Effects;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Asking another system and taking its answer; both activities do it alike.</summary>
internal static class HttpExchange
{
    public static void Ask(ActivityContext context)
    {
        var inputs = context.Inputs;
        var bookmark = context.CreateBookmark("Elsa.SendHttpRequest", null, BookmarkOptions.OfInstance);
        context.Emit(new HttpRequested(context.NextEffect(),
            new(inputs.RequiredText("url"), (inputs.Text("method") ?? "GET").ToUpperInvariant(), inputs.Value("content"), inputs.Text("contentType"), inputs.Text("authorization"),
                inputs.Map("requestHeaders"), inputs.Flag("enableResiliency")), bookmark.Id));
    }

    /// <summary>
    /// Payload: <c>statusCode</c>, <c>headers</c> and <c>content</c> of the answer; or <c>failure</c>: connect or timeout; or <c>fault</c>: why it may not be asked.
    /// </summary>
    /// <returns>The status code as text, or the outcome of the failure.</returns>
    public static string Take(ActivityContext context, Resumption resumption)
    {
        var answer = resumption.Fields;
        if (answer.GetValueOrDefault(PortalActivity.Fault) is string fault)
        {
            // a host that the tenant does not list is for the administrator to mend, and not an outage that the drawing deals with
            throw new ActivityFault(State.IncidentTypes.Work, fault) { StartsAnew = true };
        }

        if (answer.GetValueOrDefault("failure") is string failure)
        {
            return failure == "timeout" ? "Timeout" : "Failed to connect";
        }

        context.SetOutput("statusCode", answer.GetValueOrDefault("statusCode"));
        context.SetOutput("responseHeaders", answer.GetValueOrDefault("headers"));
        context.SetOutput("parsedContent", answer.GetValueOrDefault("content"));
        context.SetOutput("result", answer.GetValueOrDefault("content"));
        return Convert.ToString(answer.GetValueOrDefault("statusCode"), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>What a rehearsal answers.</summary>
    public static object Sample() => new OrderedDictionary<string, object?> { ["statusCode"] = 200L };
}
