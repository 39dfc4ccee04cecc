using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>The variables of a workflow or container, by id and by name, with their types and first values.</summary>
internal sealed class DeclaredVariables
{
    private readonly Dictionary<string, DeclaredVariable> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeclaredVariable> byName = new(StringComparer.Ordinal);

    public DeclaredVariables(IReadOnlyList<WorkflowVariable> variables)
    {
        foreach (var variable in variables)
        {
            var declared = new DeclaredVariable(variable);
            byId.TryAdd(variable.Id, declared);
            byName.TryAdd(variable.Name, declared);
        }
    }

    public IReadOnlyCollection<DeclaredVariable> All => byId.Values;

    public DeclaredVariable? ById(string id) => byId.GetValueOrDefault(id);

    /// <summary>By its name, else by its name in Pascal case, which is how scripts call it.</summary>
    public DeclaredVariable? ByName(string name) => byName.GetValueOrDefault(name)
        ?? (byName.Count > 0 ? byName.FirstOrDefault(v => PascalCase.Matches(v.Key, name)).Value : null);
}

/// <summary>A variable as declared.</summary>
internal sealed class DeclaredVariable(WorkflowVariable variable)
{
    private readonly TypeAlias? type = TypeAlias.TryParse(variable.TypeName, out var alias) ? alias : null;

    /// <summary>Any, when the declared type is not known.</summary>
    public TypeAlias Type => type ?? TypeAlias.Object;

    public string Id => variable.Id;

    public string Name => variable.Name;

    public bool IsMemory => variable.IsMemory;

    /// <summary>The value before anyone sets one.</summary>
    /// <exception cref="ActivityFault">The default does not fit the type.</exception>
    public object? Default => variable.Default is null ? null : Convert(PlainJson.Read(variable.Default) is var value && value is "" && type?.Kind != ValueKind.Text ? null : value, isDefault: true);

    /// <exception cref="ActivityFault">The value does not fit the type.</exception>
    public object? Convert(object? value) => Convert(value, isDefault: false);

    private object? Convert(object? value, bool isDefault)
    {
        if (type is null)
        {
            throw new ActivityFault(IncidentTypes.Definition, $"Variabele \"{Name}\" heeft het onbekende type {variable.TypeName}");
        }

        // a variable may be unset whatever its type
        if (value is null)
        {
            return null;
        }

        return Conversion.Try(value, type, out var converted) is { } failure
            ? throw new ActivityFault(IncidentTypes.Conversion, $"Variabele \"{Name}\"{(isDefault ? " (beginwaarde)" : "")}: {failure.Message}")
            : converted;
    }
}
