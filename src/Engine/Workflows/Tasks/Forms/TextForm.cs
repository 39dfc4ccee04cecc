using Engine.Modules;
using Engine.Ui;

namespace Engine.Workflows.Tasks.Forms;

/// <summary>One answer in words: <c>text</c> in the data of the form.</summary>
internal sealed class TextForm : TaskForm
{
    public const string FormKey = "tekst";

    public const int MaxLength = 4000;
    private const string Field = "Antwoord";

    public static readonly FormExample Example = new(FormKey, new Dictionary<string, object?>(StringComparer.Ordinal) { ["text"] = "Dit is een voorbeeld van een antwoord." });

    public override string Key => FormKey;

    public override Task<TaskFormView> ShowAsync(TaskFormRequest request, CancellationToken cancellation) => Task.FromResult(new TaskFormView(builder =>
    {
        builder.OpenComponent<TextAreaField>(0);
        builder.AddAttribute(1, nameof(TextAreaField.Name), Field);
        builder.AddAttribute(2, nameof(TextAreaField.Label), "Uw antwoord");
        builder.AddAttribute(3, nameof(TextAreaField.Value), request.Fields.Text(Field));
        builder.AddAttribute(4, nameof(TextAreaField.MaxLength), (int?)MaxLength);
        builder.AddAttribute(5, nameof(TextAreaField.Required), request.IsAnswer);
        builder.CloseComponent();
    }));

    public override Task<Result<FormData>> ReadAsync(TaskFields fields, CancellationToken cancellation) => Task.FromResult<Result<FormData>>(
        fields.Text(Field) is { Length: <= MaxLength } text
            ? new FormData(new Dictionary<string, object?>(StringComparer.Ordinal) { ["text"] = text })
            : new Refusal("task.text", $"Vul uw antwoord in, hoogstens {MaxLength} tekens.", Field));
}
