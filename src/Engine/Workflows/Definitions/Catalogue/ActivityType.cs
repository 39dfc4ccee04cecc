using System.Text.Json.Nodes;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>What is known of one type of activity: its inputs, outputs, outcomes and what it does to the flow.</summary>
/// <param name="Name">Type name in definitions: <c>Elsa.Delay</c>.</param>
/// <param name="Title">What people call it, in Dutch.</param>
public sealed record ActivityType(string Name, string Title)
{
    private static readonly string[] Done = [DoneOutcome];

    /// <summary>The outcome of an activity that names none.</summary>
    public const string DoneOutcome = "Done";

    public IReadOnlyList<ActivityInput> Inputs { get; init; } = [];

    public IReadOnlyList<ActivityOutput> Outputs { get; init; } = [];

    public IReadOnlyList<ChildPort> Ports { get; init; } = [];

    /// <summary>Outcomes of one activity of this type; they may follow from its inputs.</summary>
    public Func<ActivityNode, IReadOnlyList<string>> OutcomesOf { get; init; } = _ => Done;

    /// <summary>Input whose list names outcomes; when an expression makes the list, any outcome is possible.</summary>
    public string? OutcomesInput { get; init; }

    /// <summary>Completes with more than one of its outcomes at once, so that what follows them runs side by side.</summary>
    public Func<ActivityNode, bool> IsForking { get; init; } = _ => false;

    /// <summary>Completes what it stands in.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>May wait for time, a person or another system, so that the instance is stored meanwhile.</summary>
    public bool IsBlocking { get; init; }

    /// <summary>Switch on which it waits; null when it may always wait.</summary>
    public string? BlocksWhen { get; init; }

    /// <summary>May start instances when it is marked so.</summary>
    public bool IsTrigger { get; init; }

    /// <summary>Runs its <c>body</c> again and again.</summary>
    public bool IsLoop { get; init; }

    /// <summary>Id of the feature without which nobody would ever see what it asks; null for none.</summary>
    public string? Feature { get; init; }

    /// <summary>Why it cannot be published and what to use instead, in Dutch; null when it can.</summary>
    public string? Refusal { get; init; }

    public ActivityInput? Input(string name) => Inputs.FirstOrDefault(i => i.Name == name);

    public override string ToString() => Name;
}

/// <summary>An input of an activity type.</summary>
/// <param name="Name">camelCase, as in definitions.</param>
/// <param name="TypeName">Type alias that its value is converted to.</param>
/// <param name="Default">Literal that holds when the input is not set; null for none.</param>
public sealed record ActivityInput(string Name, string TypeName, JsonNode? Default = null)
{
    /// <summary>What holds when the input is not set; null for nothing.</summary>
    public InputValue? DefaultValue { get; } =
        Default is null ? null : new(TypeName, Default is JsonValue ? null : nameof(ExpressionSyntax.Object), Default);

    /// <summary>Stands in the file without wrapper and is never an expression.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Evaluated by the activity when it needs it, and not before it runs.</summary>
    public bool IsLazy { get; init; }

    /// <summary>Its literal is the text of a script.</summary>
    public bool IsScript { get; init; }

    /// <summary>The activity can do nothing without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The only values it may have; empty when it is free.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>An output of an activity type.</summary>
public sealed record ActivityOutput(string Name, string TypeName);

/// <summary>Shape of a property that holds activities.</summary>
public enum PortShape
{
    /// <summary>One activity or none.</summary>
    Single,

    /// <summary>A list of activities.</summary>
    List,

    /// <summary>A list of objects that hold one activity in <c>activity</c>.</summary>
    Wrapped,
}

/// <summary>A property of an activity type that holds activities.</summary>
/// <param name="LabelField">For wrapped activities: the field beside <c>activity</c> that says when it runs.</param>
public sealed record ChildPort(string Name, PortShape Shape, string? LabelField = null);
