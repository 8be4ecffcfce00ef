// What TypeScript's own parser reads in texts: asks on stdin {texts: [text]}, answers on stdout. Of
// each text: its errors of syntax, the kinds of its statements, and every identifier in it that
// holds PWNED, which only code can, since a text stands in quotes or in a comment.
import ts from "../node_modules/typescript-floor/lib/typescript.js";

const { SyntaxKind } = ts;

function read(text) {
  const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const planted = [];
  const visit = (node) => {
    if (node.kind === SyntaxKind.Identifier && node.text.includes("PWNED")) planted.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const errors = file.parseDiagnostics.map((each) => {
    const { line } = file.getLineAndCharacterOfPosition(each.start);
    const words = ts.flattenDiagnosticMessageText(each.messageText, " ");
    return `${line + 1}: ${words}: ${text.split("\n")[line]}`;
  });
  const statements = [...new Set(file.statements.map((each) => SyntaxKind[each.kind]))];
  return { errors, statements, planted };
}

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
process.stdout.write(JSON.stringify(JSON.parse(input).texts.map(read)));
