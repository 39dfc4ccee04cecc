using System.Text;
using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.State;

/// <summary>
/// The state of an instance as stored: short names, nothing that is empty, always in one order, so that equal states have equal text.
/// </summary>
public static class InstanceStateJson
{
    /// <summary>The form of the text; raised when an older one can no longer be read.</summary>
    private const int Form = 1;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256 };

    /// <param name="beside">Takes values that are too large to stand in the text; null to write all of them in it.</param>
    public static string Write(InstanceState state, LargeValues? beside = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = PlainJson.Writing.Encoder, MaxDepth = 256 }))
        {
            Write(new StateWriter(json, beside), state);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <param name="beside">Where the large values are; null for a text that was written with all of them in it.</param>
    /// <exception cref="JsonException">The text is no state, or of a form that is not known.</exception>
    public static InstanceState Read(string text, LargeValues? beside = null)
    {
        using var document = JsonDocument.Parse(text, Reading);
        var json = new StateReader(document.RootElement, beside);
        if (json.Number("form") != Form)
        {
            throw new JsonException($"The state of an instance has form {json.Number("form")}; this engine reads {Form}.");
        }

        return new()
        {
            Id = json.Text("id") ?? "",
            DefinitionId = json.Text("def") ?? "",
            VersionId = json.Text("ver") ?? "",
            Version = json.Number("no"),
            CreatedAt = json.Moment("at"),
            Status = Enum.Parse<WorkflowStatus>(json.Text("st") ?? ""),
            SubStatus = Enum.Parse<WorkflowSubStatus>(json.Text("sub") ?? ""),
            CorrelationId = json.Text("cor"),
            Name = json.Text("name"),
            ParentInstanceId = json.Text("par"),
            ParentWaits = json.Flag("wait"),
            Generation = json.Number("gen"),
            Trigger = json.Object("trig") is { } trigger ? new(trigger.Text("a") ?? "", trigger.Value("p")) : null,
            Inputs = json.Map("in"),
            Outputs = json.Map("out"),
            Contexts = [.. json.Objects("ctx").Select(ContextJson.ReadContext)],
            Bookmarks = [.. json.Objects("bm").Select(ContextJson.ReadBookmark)],
            Incidents = [.. json.Objects("inc").Select(ContextJson.ReadIncident)],
            Queue = [.. json.Objects("q").Select(ContextJson.ReadOperation)],
            Results = json.Map("res"),
            StoredLastResult = json.Stored("last"),
            LastNumber = json.Number("n"),
            Executions = json.Number("ex"),
            BurstExecutions = json.Number("bex"),
            Bursts = json.Number("bursts"),
        };
    }

    private static void Write(StateWriter json, InstanceState state)
    {
        json.Start();
        json.Number("form", Form);
        json.Text("id", state.Id);
        json.Text("def", state.DefinitionId);
        json.Text("ver", state.VersionId);
        json.Number("no", state.Version);
        json.Moment("at", state.CreatedAt);
        json.Text("st", state.Status.ToString());
        json.Text("sub", state.SubStatus.ToString());
        json.Text("cor", state.CorrelationId);
        json.Text("name", state.Name);
        json.Text("par", state.ParentInstanceId);
        json.Flag("wait", state.ParentWaits);
        json.Number("gen", state.Generation);
        if (state.Trigger is { } trigger)
        {
            json.Start("trig");
            json.Text("a", trigger.ActivityId);
            json.Value("p", trigger.Payload);
            json.End();
        }

        json.Map("in", state.Inputs);
        json.Map("out", state.Outputs);
        json.List("ctx", state.Contexts, ContextJson.Write);
        json.List("bm", state.Bookmarks, ContextJson.Write);
        json.List("inc", state.Incidents, ContextJson.Write);
        json.List("q", state.Queue, ContextJson.Write);
        json.Map("res", state.Results);
        json.Value("last", state.StoredLastResult);
        json.Number("n", state.LastNumber);
        json.Number("ex", state.Executions);
        json.Number("bex", state.BurstExecutions);
        json.Number("bursts", state.Bursts);
        json.End();
    }
}
