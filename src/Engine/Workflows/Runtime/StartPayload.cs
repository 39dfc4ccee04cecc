using Engine.Workflows.Execution;

namespace Engine.Workflows.Runtime;

/// <summary>What the first signal of an instance carries, as plain data.</summary>
internal static class StartPayload
{
    private const string Inputs = "inputs";
    private const string Activity = "activity";
    private const string Payload = "payload";

    public static object Write(StartWorkflow.Request request) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        [Inputs] = request.Inputs,
        [Activity] = request.Trigger?.ActivityId,
        [Payload] = request.Trigger?.Payload,
    };

    public static StartStimulus Read(object? payload)
    {
        var map = payload as IReadOnlyDictionary<string, object?> ?? Values.Plain.EmptyMap;
        return new(
            map.GetValueOrDefault(Inputs) as IReadOnlyDictionary<string, object?> ?? Values.Plain.EmptyMap,
            map.GetValueOrDefault(Activity) as string,
            map.GetValueOrDefault(Payload));
    }
}
