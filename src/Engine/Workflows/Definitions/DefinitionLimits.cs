namespace Engine.Workflows.Definitions;

/// <summary>How large a definition may be, so that no file can hurt those who share the machine.</summary>
public static class DefinitionLimits
{
    /// <summary>Bytes of the JSON text.</summary>
    public const int Bytes = 2 * 1024 * 1024;

    public const int Nodes = 500;

    /// <summary>Activities within activities, the root counted.</summary>
    public const int Depth = 16;

    /// <summary>Variables of the workflow and all its containers together.</summary>
    public const int Variables = 200;

    /// <summary>Bytes of one expression in UTF-8.</summary>
    public const int ExpressionBytes = 8 * 1024;

    /// <summary>Objects and lists within each other: room for the deepest nesting of activities with data in it.</summary>
    public const int JsonDepth = 128;

    /// <summary>Objects, lists and values in one text.</summary>
    public const int JsonValues = 100_000;

    /// <summary>Activities that may each start an instance.</summary>
    public const int Triggers = 20;

    /// <summary>Connections of all flowcharts together.</summary>
    public const int Connections = 2000;
}
