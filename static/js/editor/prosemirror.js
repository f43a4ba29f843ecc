// The one place that knows where ProseMirror comes from: the single file that django-prose-editor builds of it.

import { pm } from "../../django_prose_editor/editor.js";

export const { baseKeymap, setBlockType, splitBlock, toggleMark } = pm.commands;
export const { closeHistory, history, isHistoryTransaction, redo, undo } = pm.history;
export const { keydownHandler } = pm.keymap;
export const { DOMParser, DOMSerializer, Fragment, Schema, Slice } = pm.model;
export const { EditorState, NodeSelection, Plugin, PluginKey, Selection, TextSelection } = pm.state;
export const { ReplaceStep } = pm.transform;
export const { Decoration, DecorationSet, EditorView } = pm.view;
