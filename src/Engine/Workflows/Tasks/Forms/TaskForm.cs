using Engine.Modules;
using Microsoft.AspNetCore.Components;

namespace Engine.Workflows.Tasks.Forms;

/// <summary>
/// What somebody fills in when they say yes to a task; register it with <c>services.AddScoped&lt;TaskForm, X&gt;()</c>. Definitions name it by its key.
/// </summary>
public abstract class TaskForm
{
    /// <summary>As <c>formKey</c> names it.</summary>
    public abstract string Key { get; }

    /// <summary>It reaches all organisations, so only the insurer's own staff may get a task with it.</summary>
    public virtual bool IsForStaff => false;

    /// <summary>Somebody looks something up in it: the form comes back with all that was typed, and nothing is decided.</summary>
    public virtual bool IsLooking(TaskFields fields) => false;

    /// <summary>Words for data of the task that the form reads as something else than text, such as ids.</summary>
    /// <param name="label">Under which the task shows it.</param>
    /// <returns>Null for data that are shown as they are.</returns>
    public virtual string? Word(string label, object? value) => null;

    /// <summary>Reads what it shows, and gives the markup of it.</summary>
    public abstract Task<TaskFormView> ShowAsync(TaskFormRequest request, CancellationToken cancellation);

    /// <returns>Plain data for the workflow, or what is wrong with which field.</returns>
    public abstract Task<Result<FormData>> ReadAsync(TaskFields fields, CancellationToken cancellation);
}

/// <summary>What somebody filled in, as the workflow gets it: plain data by name.</summary>
public sealed record FormData(IReadOnlyDictionary<string, object?> Values);

/// <param name="Task">Id of the task that the form belongs to.</param>
/// <param name="Data">What the task shows.</param>
/// <param name="Fields">As filled in so far.</param>
/// <param name="IsAnswer">There is nothing to decide beside it, so it must be filled in.</param>
public sealed record TaskFormRequest(Guid Task, IReadOnlyDictionary<string, object?> Data, TaskFields Fields, bool IsAnswer = false);

/// <param name="Fields">Fields in the form of the decision.</param>
public sealed record TaskFormView(RenderFragment Fields);

/// <summary>The forms of the portal and of its modules.</summary>
public sealed class TaskForms(IEnumerable<TaskForm> forms)
{
    public IReadOnlyList<string> Keys => [.. forms.Select(f => f.Key)];

    public TaskForm? Find(string? key) => forms.FirstOrDefault(f => f.Key == key);
}
