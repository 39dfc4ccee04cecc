namespace Engine.Workflows.Tasks.Forms;

/// <summary>A made-up answer to a form, with which definitions are tried out; register one beside each form.</summary>
/// <param name="Key">Of the <see cref="TaskForm"/>.</param>
/// <param name="Values">Plain data by name, as the form gives it to the workflow.</param>
public sealed record FormExample(string Key, IReadOnlyDictionary<string, object?> Values);
