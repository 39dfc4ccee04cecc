namespace Engine.Workflows.Execution.Activities;

/// <summary>What the body of a loop sees of its round.</summary>
internal static class LoopVariables
{
    public static OrderedDictionary<string, object?> Of(object? value, long index) => new() { ["CurrentValue"] = value, ["CurrentIndex"] = index };
}
